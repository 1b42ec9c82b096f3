export { createBulkActivities, type BulkActivities, type BulkPort } from './bulk.ts';
export { createBucketActivities, type BucketActivities, type BucketDeps } from './settle-bucket.ts';
export { createClockActivities, type ClockActivities, type ClockDeps } from './move-clock.ts';
export { createSettleActivities, type SettleActivities, type SettleDeps } from './settle.ts';
