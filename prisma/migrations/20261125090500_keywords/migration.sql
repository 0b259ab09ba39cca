-- A text that is written without keywords has none, and not an unknown number of them, which left its title out of the
-- index of the search. AlterTable
ALTER TABLE "DocumentText" ALTER COLUMN "keywords" SET DEFAULT ARRAY[]::TEXT[];

UPDATE "DocumentText" SET "keywords" = ARRAY[]::TEXT[] WHERE "keywords" IS NULL;
