-- An upload is found again by its own key only: another's of the same file stands beside it.
DROP INDEX social.social_imports_one_upload;
CREATE UNIQUE INDEX social_imports_one_upload_of_key
    ON social.social_imports (owner, size, sha256, overwrite, dry_run, coalesce(platform, '')) WHERE status = 'uploading';
