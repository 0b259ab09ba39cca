-- CreateIndex
CREATE INDEX "DocumentText_keywords_idx" ON "DocumentText" USING GIN ("keywords");
