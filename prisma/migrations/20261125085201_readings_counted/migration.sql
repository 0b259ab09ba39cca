-- CreateTable
CREATE TABLE "ReadingCount" (
    "documentId" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "reads" INTEGER NOT NULL,
    "readers" INTEGER NOT NULL,

    CONSTRAINT "ReadingCount_pkey" PRIMARY KEY ("documentId","day")
);

-- CreateTable
CREATE TABLE "MostRead" (
    "documentId" TEXT NOT NULL,
    "reads" INTEGER NOT NULL,

    CONSTRAINT "MostRead_pkey" PRIMARY KEY ("documentId")
);

-- CreateIndex
CREATE INDEX "ReadingCount_day_idx" ON "ReadingCount"("day");

-- CreateIndex
CREATE INDEX "MostRead_reads_idx" ON "MostRead"("reads");

-- AddForeignKey
ALTER TABLE "ReadingCount" ADD CONSTRAINT "ReadingCount_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "LibraryDocument"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MostRead" ADD CONSTRAINT "MostRead_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "LibraryDocument"("id") ON DELETE CASCADE ON UPDATE CASCADE;
