-- CreateTable
CREATE TABLE "SavedSearch" (
    "id" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "every" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lookedAt" TIMESTAMPTZ(3) NOT NULL,
    "nextAt" TIMESTAMPTZ(3) NOT NULL,
    "endHash" TEXT NOT NULL,

    CONSTRAINT "SavedSearch_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "SavedSearch_endHash_key" ON "SavedSearch"("endHash");

-- CreateIndex
CREATE INDEX "SavedSearch_nextAt_idx" ON "SavedSearch"("nextAt");

-- CreateIndex
CREATE UNIQUE INDEX "SavedSearch_memberId_query_key" ON "SavedSearch"("memberId", "query");

-- AddForeignKey
ALTER TABLE "SavedSearch" ADD CONSTRAINT "SavedSearch_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;
