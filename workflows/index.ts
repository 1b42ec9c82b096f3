export { assistedPerson } from './assisted-person.workflow.ts';
export { deadlineBucket } from './deadline-bucket.workflow.ts';
export { moveClock } from './move-clock.workflow.ts';
