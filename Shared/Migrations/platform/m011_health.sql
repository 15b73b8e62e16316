-- Why a service is not ready although it runs, such as a full disk of the database; a sentence for the operator.
ALTER TABLE platform.instances ADD COLUMN problem text;
