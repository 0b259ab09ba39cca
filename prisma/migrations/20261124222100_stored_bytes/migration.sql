-- CreateTable
CREATE TABLE "StoredBytes" (
    "key" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "keptAt" TIMESTAMPTZ(3) NOT NULL,
    "unnamedAt" TIMESTAMPTZ(3),

    CONSTRAINT "StoredBytes_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "StoredBytes_unnamedAt_idx" ON "StoredBytes"("unnamedAt");

-- CreateIndex
CREATE INDEX "FileReading_drawnFrom_idx" ON "FileReading"("drawnFrom");

-- CreateIndex
CREATE INDEX "PageImage_blobKey_idx" ON "PageImage"("blobKey");

-- CreateIndex
CREATE INDEX "StoredFile_blobKey_idx" ON "StoredFile"("blobKey");

-- What is stored already keeps its random key; several files may share one.
INSERT INTO "StoredBytes" ("key", "sha256", "bytes", "keptAt")
SELECT DISTINCT ON ("blobKey") "blobKey", "sha256", "bytes", "storedAt" FROM "StoredFile" ORDER BY "blobKey", "storedAt" DESC;

-- Of what was made from files no hash is known; it is made anew when it is asked for.
DELETE FROM "PageImage";
UPDATE "FileReading" SET "drawnFrom" = NULL WHERE "drawnFrom" NOT IN (SELECT "key" FROM "StoredBytes");

-- AddForeignKey
ALTER TABLE "StoredFile" ADD CONSTRAINT "StoredFile_blobKey_fkey" FOREIGN KEY ("blobKey") REFERENCES "StoredBytes"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FileReading" ADD CONSTRAINT "FileReading_drawnFrom_fkey" FOREIGN KEY ("drawnFrom") REFERENCES "StoredBytes"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PageImage" ADD CONSTRAINT "PageImage_blobKey_fkey" FOREIGN KEY ("blobKey") REFERENCES "StoredBytes"("key") ON DELETE RESTRICT ON UPDATE CASCADE;
