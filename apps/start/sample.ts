/*
 * Loads the sample caseload into a fresh rehearsal: about sixty persons at every stage, by the same commands, dates and clock that staff
 * use, over HTTP. The business clock has to stand some months before the end of the sample; at the end it stands at
 * REHEARSAL_START, or at the present. Between two stops of the clock everything is done that bears a date of that time.
 */
import { loadSample } from './sample/load.ts';

const { API_URL = 'http://127.0.0.1:3000', REHEARSAL_START } = process.env;
const until = REHEARSAL_START === undefined ? Date.now() : Date.parse(REHEARSAL_START);

const began = performance.now();
const { persons, accepted, refused } = await loadSample(API_URL, until, (done, all, on) => {
  process.stdout.write(
    `${process.stdout.isTTY ? '\r' : ''}sample: ${done}/${all} acts, ${on}${process.stdout.isTTY ? '' : '\n'}`,
  );
});
const seconds = ((performance.now() - began) / 1000).toFixed(1);
console.log(`${process.stdout.isTTY ? '\n' : ''}sample: ${persons} persons, ${accepted} acts in ${seconds} s`);
for (const [what, count] of refused) console.log(`sample: ${what} refused ${count} times`);
