-- CreateTable
CREATE TABLE "ConsumerGroup" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "connectionId" TEXT NOT NULL,
    "streamName" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "startsAt" TEXT NOT NULL,
    "failoverMs" INTEGER NOT NULL,
    "checkpointMs" INTEGER NOT NULL,
    "workers" TEXT NOT NULL,
    "desired" TEXT NOT NULL DEFAULT 'stopped',
    "revision" INTEGER NOT NULL DEFAULT 0,
    "report" TEXT,
    "lastError" TEXT,
    "startedAt" DATETIME,
    "heartbeatAt" DATETIME,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "ConsumerGroup_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "Connection" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "ConsumerGroup_desired_idx" ON "ConsumerGroup"("desired");

-- CreateIndex
CREATE UNIQUE INDEX "ConsumerGroup_connectionId_streamName_name_key" ON "ConsumerGroup"("connectionId", "streamName", "name");
