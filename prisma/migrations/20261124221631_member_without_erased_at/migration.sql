-- An erased account has no row: no version wrote this date. A row that has one all the same stays closed.
UPDATE "Member" SET "suspendedAt" = "erasedAt" WHERE "erasedAt" IS NOT NULL AND "suspendedAt" IS NULL;

-- AlterTable
ALTER TABLE "Member" DROP COLUMN "erasedAt";
