import type { AuditScope } from '#casework/audit/audit';
import type { ReplayRequest } from '#casework/audit/replay';
import type { Instant } from '#kernel/instant';
import { isUuid } from '#kernel/ids';
import { Command, InvalidArgumentError, Option } from 'commander';
import { moment } from './moment.ts';
import type { Outcome } from './outcome.ts';
import type { BundleRequest, CheckRequest } from './verbs/bundle.ts';
import type { ReconcileOptions } from './verbs/reconcile.ts';
import type { ReleaseRequest } from './verbs/release.ts';

/** What each verb does once the record is open. */
export interface Verbs {
  migrate(): Promise<Outcome>;
  /** `anchorFile`: seals kept outside, one a line; left out: that of SEAL_ANCHOR, where there is one. */
  verify(anchorFile?: string): Promise<Outcome>;
  seal(): Promise<Outcome>;
  replay(request: ReplayRequest): Promise<Outcome>;
  audit(scope: AuditScope): Promise<Outcome>;
  bundle(request: BundleRequest): Promise<Outcome>;
  checkBundle(request: CheckRequest): Promise<Outcome>;
  operations(): Promise<Outcome>;
  reconcile(options: ReconcileOptions): Promise<Outcome>;
  rebuild(): Promise<Outcome>;
  publishCalendar(file: string): Promise<Outcome>;
  release(request: ReleaseRequest): Promise<Outcome>;
  listKeys(): Promise<Outcome>;
  rotateKeys(): Promise<Outcome>;
}

export interface Terminal {
  out(line: string): void;
  err(line: string): void;
}

interface ReplayOptions {
  readonly validAt?: Instant;
  readonly knownAt?: Instant;
}

/** The command line: words in, an exit code out. Wrong words throw commander's own error. */
export async function runProgram(words: readonly string[], verbs: Verbs, terminal: Terminal): Promise<number> {
  let exit = 0;
  const tell = async (work: Promise<Outcome>, asJson: boolean): Promise<void> => {
    const outcome = await work;
    const lines = asJson ? [JSON.stringify(outcome.data, null, 2)] : outcome.lines;
    lines.forEach((line) => terminal.out(line));
    exit = outcome.exit;
  };
  await describeVerbs(verbs, tell, terminal).parseAsync([...words], { from: 'user' });
  return exit;
}

type Tell = (work: Promise<Outcome>, asJson: boolean) => Promise<void>;

function describeVerbs(verbs: Verbs, tell: Tell, { out, err }: Terminal): Command {
  const program = new Command('yuanzhu')
    .description(
      '援助档案库的命令行 command line of the record\n退出码 exit codes: 0 一切正常 all well · 1 发现问题 it found something · 2 无法运行 it could not run',
    )
    .exitOverride()
    .configureOutput({ writeOut: (text) => out(text.trimEnd()), writeErr: (text) => err(text.trimEnd()) });
  const verb = (words: string, description: string): Command =>
    program.command(words).description(description).option('--json', '机器可读 for machines', false);

  verb('migrate', '建立或升级数据库结构 bring the schema up to date').action((given: Given) =>
    tell(verbs.migrate(), given.json),
  );
  verb('verify', '校验哈希链、全局次序与封印 check hash chains, order and seals')
    .option(
      '--anchor <file>',
      '外存的封印须仍在其中 seals kept outside, one a line, must still be in it (default: SEAL_ANCHOR)',
    )
    .action(({ anchor, json }: Given & { readonly anchor?: string }) => tell(verbs.verify(anchor), json));
  verb('seal', '打印最新封印，以便外存 print the latest seal, to be kept outside').action((given: Given) =>
    tell(verbs.seal(), given.json),
  );
  verb('replay', '按日志重放一人 fold one person anew from the log')
    .argument('<person>', 'personId', personId)
    .addOption(new Option('--valid-at <moment>', '法律时刻 as of this legal moment').argParser(moment))
    .addOption(new Option('--known-at <moment>', '当时所知 as it was known then').argParser(moment))
    .action((id: string, { json, ...at }: ReplayOptions & Given) => tell(verbs.replay({ personId: id, ...at }), json));
  verb('audit', '逐条重新裁决 decide every stored command again under the rules of its day')
    .argument('<scope>', 'personId | 区划代码 area | all', auditScope)
    .action((scope: AuditScope, given: Given) => tell(verbs.audit(scope), given.json));
  verb('bundle', '导出一人的封存包 write the sealed bundle of a person')
    .argument('<person>', 'personId', personId)
    .requiredOption('-o, --output <file>', '写入的新文件 a new file')
    .action((id: string, { output, json }: Given & { readonly output: string }) =>
      tell(verbs.bundle({ personId: id, file: output }), json),
    );
  verb('check-bundle', '离线核验封存包 check a bundle, without a record')
    .argument('<file>', '封存包 the bundle')
    .option('--key <file...>', '机构公布的公钥 public keys that the agency has published (PEM)')
    .action((file: string, { key = [], json }: Given & { readonly key?: readonly string[] }) =>
      tell(verbs.checkBundle({ file, keyFiles: key }), json),
    );
  verb('operations', '运行指标 figures of the machinery').action((given: Given) =>
    tell(verbs.operations(), given.json),
  );
  verb('reconcile', '比对档案与工作流 compare the record with Temporal')
    .option('--timelines', '逐个询问工作流所知 ask every workflow what it knows (a worker must run)', false)
    .option('--repair', '提高纪元并全部重发 raise the epoch and send everything again', false)
    .option('--end-orphans', '结束无案卷的工作流 end workflows that the record knows nothing of', false)
    .action(({ json, ...options }: ReconcileOptions & Given) => tell(verbs.reconcile(options), json));
  verb('rebuild', '按日志重建视图 make the views again from the log').action((given: Given) =>
    tell(verbs.rebuild(), given.json),
  );
  verb('release', '解除隔离 release a quarantined stream once it folds and settles')
    .argument('<stream>', 'streamId', personId)
    .requiredOption('--by <account>', '操作人 who does it')
    .requiredOption('--reason <text>', '原因与修复 why, and what was mended')
    .action((streamId: string, { json, by, reason }: Omit<ReleaseRequest, 'streamId'> & Given) =>
      tell(verbs.release({ streamId, by, reason }), json),
    );
  const keys = program.command('keys').description('主密钥 the master key');
  for (const [name, does, run] of [
    ['list', '保管库还需要哪些主密钥 which master keys the vault still needs', () => verbs.listKeys()],
    ['rotate', '改用现用主密钥重新包裹 wrap everything under the present one', () => verbs.rotateKeys()],
  ] as const) {
    keys
      .command(name)
      .description(does)
      .option('--json', '机器可读 for machines', false)
      .action((given: Given) => tell(run(), given.json));
  }
  program
    .command('calendar')
    .description('工作日历 the working days of a year')
    .command('publish')
    .description('提议公布放假调休安排，由另一人批准 propose a year; a second person approves')
    .argument('<file>', 'CSV: date,kind (holiday|working)')
    .option('--json', '机器可读 for machines', false)
    .action((file: string, given: Given) => tell(verbs.publishCalendar(file), given.json));
  program.command('start').description('启动整套系统 start everything (same as npm start)');
  return program;
}

interface Given {
  readonly json: boolean;
}

function personId(text: string): string {
  const id = text.toLowerCase();
  if (!isUuid(id)) throw new InvalidArgumentError('应为 personId(UUID) a personId is a UUID');
  return id;
}

function auditScope(text: string): AuditScope {
  if (text === 'all') return 'all';
  return /^\d{6}(\d{3}(\d{3})?)?$/.test(text) ? { area: text } : { personId: personId(text) };
}
