-- AlterTable
ALTER TABLE "StoredFile" ADD COLUMN     "accessible" BOOLEAN,
ADD COLUMN     "alternativeTo" TEXT;
