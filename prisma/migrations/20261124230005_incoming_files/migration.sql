-- AlterTable
ALTER TABLE "DocumentVersion" ADD COLUMN     "batch" TEXT;

-- CreateTable
CREATE TABLE "IncomingFile" (
    "id" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "memberId" TEXT,
    "name" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "note" TEXT,
    "batch" TEXT,
    "announced" BIGINT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3),
    "sha256" TEXT,
    "leasedUntil" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "waitsFor" TEXT,
    "refusedAt" TIMESTAMPTZ(3),
    "refusal" TEXT,

    CONSTRAINT "IncomingFile_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "IncomingFile_documentId_idx" ON "IncomingFile"("documentId");

-- AddForeignKey
ALTER TABLE "IncomingFile" ADD CONSTRAINT "IncomingFile_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "LibraryDocument"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncomingFile" ADD CONSTRAINT "IncomingFile_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;
