-- AlterTable
ALTER TABLE "Letter" ADD COLUMN     "aboutId" TEXT,
ADD COLUMN     "memberId" TEXT;

-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "deletionAskedAt" TIMESTAMPTZ(3),
ADD COLUMN     "deletionRemindedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "EmailChange" (
    "memberId" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailKey" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "EmailChange_pkey" PRIMARY KEY ("memberId")
);

-- CreateTable
CREATE TABLE "DataExport" (
    "id" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "leasedUntil" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "readyAt" TIMESTAMPTZ(3),
    "endsAt" TIMESTAMPTZ(3),
    "failedAt" TIMESTAMPTZ(3),
    "bytes" INTEGER,

    CONSTRAINT "DataExport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ErasedMember" (
    "id" TEXT NOT NULL,
    "erasedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ErasedMember_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "DataExport_memberId_askedAt_idx" ON "DataExport"("memberId", "askedAt");

-- CreateIndex
CREATE INDEX "Letter_memberId_idx" ON "Letter"("memberId");

-- CreateIndex
CREATE INDEX "Letter_aboutId_idx" ON "Letter"("aboutId");

-- AddForeignKey
ALTER TABLE "EmailChange" ADD CONSTRAINT "EmailChange_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DataExport" ADD CONSTRAINT "DataExport_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;
