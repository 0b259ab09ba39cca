-- CreateTable
CREATE TABLE "Bookmark" (
    "id" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Bookmark_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Bookmark_memberId_addedAt_id_idx" ON "Bookmark"("memberId", "addedAt", "id");

-- CreateIndex
CREATE INDEX "Bookmark_documentId_idx" ON "Bookmark"("documentId");

-- CreateIndex
CREATE UNIQUE INDEX "Bookmark_memberId_documentId_key" ON "Bookmark"("memberId", "documentId");

-- AddForeignKey
ALTER TABLE "Bookmark" ADD CONSTRAINT "Bookmark_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Bookmark" ADD CONSTRAINT "Bookmark_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "LibraryDocument"("id") ON DELETE CASCADE ON UPDATE CASCADE;
