-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "previousVisitAt" TIMESTAMPTZ(3),
ADD COLUMN     "visitBeganAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "SearchDocument_outAt_documentId_idx" ON "SearchDocument"("outAt", "documentId");
