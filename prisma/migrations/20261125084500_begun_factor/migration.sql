-- What was being scanned at this moment is begun anew.
DELETE FROM "SecondFactor" WHERE "confirmedAt" IS NULL;

-- DropForeignKey
ALTER TABLE "SecondFactor" DROP CONSTRAINT "SecondFactor_startedIn_fkey";

-- AlterTable
ALTER TABLE "SecondFactor" DROP COLUMN "startedAt",
DROP COLUMN "startedIn",
ALTER COLUMN "confirmedAt" SET NOT NULL;

-- CreateTable
CREATE TABLE "BegunFactor" (
    "memberId" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "startedIn" TEXT NOT NULL,

    CONSTRAINT "BegunFactor_pkey" PRIMARY KEY ("memberId")
);

-- CreateIndex
CREATE INDEX "BegunFactor_startedIn_idx" ON "BegunFactor"("startedIn");

-- AddForeignKey
ALTER TABLE "BegunFactor" ADD CONSTRAINT "BegunFactor_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BegunFactor" ADD CONSTRAINT "BegunFactor_startedIn_fkey" FOREIGN KEY ("startedIn") REFERENCES "LoginSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;
