export { assistedPerson } from './assisted-person.workflow.ts';
export { bulkWork } from './bulk-work.workflow.ts';
export { deadlineBucket } from './deadline-bucket.workflow.ts';
export { moveClock } from './move-clock.workflow.ts';
