-- DropIndex
DROP INDEX "LibraryDocument_publishedAt_idx";

-- CreateIndex
CREATE INDEX "LibraryDocument_publishedAt_id_idx" ON "LibraryDocument"("publishedAt", "id");
