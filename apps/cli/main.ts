import { lazyClient } from '#platform/temporal-connection';
import { ConfigurationError, readConfiguration } from '#platform/configuration';
import { NAMESPACE } from '#contracts/messages';
import { CommanderError } from 'commander';
import { CannotRun } from './outcome.ts';
import { runProgram } from './program.ts';
import { recordVerbs } from './record-verbs.ts';

/** Started by yuanzhu.mjs, which has found the record. Exit 2 means: it could not run, whatever the reason. */
const COULD_NOT_RUN = 2;

process.exitCode = await run(process.argv.slice(2));

async function run(words: readonly string[]): Promise<number> {
  const terminal = { out: (line: string) => console.log(line), err: (line: string) => console.error(line) };
  const verbs = recordVerbs(
    () => readConfiguration(),
    (address) => lazyClient(address, NAMESPACE),
  );
  try {
    return await runProgram(words, verbs, terminal);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : COULD_NOT_RUN;
    const known = error instanceof CannotRun || error instanceof ConfigurationError;
    terminal.err(
      known ? error.message : `无法运行 could not run: ${error instanceof Error ? error.message : String(error)}`,
    );
    return COULD_NOT_RUN;
  }
}
