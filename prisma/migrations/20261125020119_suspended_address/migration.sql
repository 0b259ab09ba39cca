-- AlterTable
ALTER TABLE "ErasedMember" ADD COLUMN     "suspendedKey" TEXT;

-- CreateIndex
CREATE INDEX "ErasedMember_suspendedKey_idx" ON "ErasedMember"("suspendedKey");
