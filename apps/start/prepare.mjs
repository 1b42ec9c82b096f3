/* Before the first process of the house: keys and databases that are missing, and the record's migrations. */
import { keyFiles } from './keys.mjs';
import { makeDatabase } from './make-database.mjs';

keyFiles(process.env['DATA_DIR'] ?? '.data');
for (const name of ['DATABASE_URL', 'VAULT_DATABASE_URL']) await makeDatabase(process.env[name] ?? '');
