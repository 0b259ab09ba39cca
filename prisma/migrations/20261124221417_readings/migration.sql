-- AlterTable
ALTER TABLE "LibraryDocument" ADD COLUMN     "openPages" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "showsCover" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "FileReading" (
    "sha256" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "leasedUntil" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "readAt" TIMESTAMPTZ(3),
    "failedAt" TIMESTAMPTZ(3),
    "failure" TEXT,
    "shape" TEXT,
    "pageCount" INTEGER,
    "language" TEXT,
    "title" TEXT,
    "outline" JSONB NOT NULL DEFAULT '[]',
    "drawnFrom" TEXT,
    "facts" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "FileReading_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "FilePage" (
    "sha256" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT,
    "text" TEXT NOT NULL,
    "width" DOUBLE PRECISION,
    "height" DOUBLE PRECISION,

    CONSTRAINT "FilePage_pkey" PRIMARY KEY ("sha256","number")
);

-- CreateTable
CREATE TABLE "PageImage" (
    "sha256" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "size" TEXT NOT NULL,
    "blobKey" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PageImage_pkey" PRIMARY KEY ("sha256","number","size")
);

-- CreateIndex
CREATE INDEX "FileReading_readAt_failedAt_idx" ON "FileReading"("readAt", "failedAt");

-- CreateIndex
CREATE INDEX "StoredFile_sha256_idx" ON "StoredFile"("sha256");

-- AddForeignKey
ALTER TABLE "FilePage" ADD CONSTRAINT "FilePage_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "FileReading"("sha256") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PageImage" ADD CONSTRAINT "PageImage_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "FileReading"("sha256") ON DELETE CASCADE ON UPDATE CASCADE;
