-- Whose upload it is, by the id of the key: each has so many, and so many bytes, under way. Older ones belong to nobody.
ALTER TABLE social.social_imports ADD COLUMN owner text;
CREATE INDEX social_imports_uploads ON social.social_imports (owner) WHERE status = 'uploading';
