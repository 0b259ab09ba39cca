-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "suspensionReason" TEXT;
