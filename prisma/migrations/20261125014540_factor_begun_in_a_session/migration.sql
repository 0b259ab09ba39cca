-- What was begun without saying where is begun anew.
DELETE FROM "SecondFactor" WHERE "confirmedAt" IS NULL;

-- AlterTable
ALTER TABLE "SecondFactor" ADD COLUMN     "startedIn" TEXT;

-- AddForeignKey
ALTER TABLE "SecondFactor" ADD CONSTRAINT "SecondFactor_startedIn_fkey" FOREIGN KEY ("startedIn") REFERENCES "LoginSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;
