import type { Reporter, TestModule, Vitest } from 'vitest/node';

/**
 * The closing line: `N passed, N failed`, the very last thing printed. A file that does not load, an error outside
 * any test, a failed check of `verify` and a skipped test each count as one failure; tests that were left out by
 * name (`-t`) do not count. The exit code agrees with the line.
 */
export default class Summary implements Reporter {
  private byName = false;

  onInit(vitest: Vitest): void {
    this.byName = vitest.config.testNamePattern !== undefined;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const states = tests.map((test) => test.result().state);
    const count = (state: string): number => states.filter((one) => one === state).length;
    const notLoaded = modules.filter((module) => module.errors().length > 0).length;
    const skipped = this.byName ? 0 : count('skipped');
    const failedChecks = Number(process.env['FAILED_CHECKS'] ?? 0);
    const failed = count('failed') + notLoaded + unhandledErrors.length + skipped + failedChecks;
    process.once('exit', (code) => {
      if (skipped > 0) console.log(`${skipped} skipped: counted as failed`);
      if (failed > 0) process.exitCode ||= 1;
      // A run can fail without a failed test: servers that did not come up.
      console.log(`${count('passed')} passed, ${failed === 0 && code !== 0 ? 1 : failed} failed`);
    });
  }
}
