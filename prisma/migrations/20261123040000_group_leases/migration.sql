-- AlterTable
ALTER TABLE "ConsumerGroup" ADD COLUMN "leaseOwner" TEXT;
ALTER TABLE "ConsumerGroup" ADD COLUMN "leaseUntil" DATETIME;
