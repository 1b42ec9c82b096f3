/* Before the first process of the house: a rehearsal's keys and databases that are missing, and the record brought up to date. */
import { migrateCasework } from '#casework/open';
import { parseInstant } from '#kernel/instant';
import { readConfiguration } from '#platform/configuration';
import { readLawTables } from '#platform/tables';
import { keyFiles } from './keys.mjs';

const configuration = readConfiguration();
const { rehearsalStart, dataDir, mode } = configuration;
if (mode === 'rehearsal') keyFiles(dataDir);
await migrateCasework(
  { ...configuration, tables: readLawTables() },
  rehearsalStart === null ? undefined : parseInstant(rehearsalStart),
);
