-- CreateIndex
CREATE INDEX "PollEvent_pollId_kind_idx" ON "PollEvent"("pollId", "kind");
