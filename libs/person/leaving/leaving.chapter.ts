import type { Chapter } from '../chapter.ts';
import { cancelQualification } from './cancel.ts';
import type { LeavingEvent } from './events.ts';
import { evolveLeaving } from './evolve.ts';
import { closeCase, exitPerson } from './exit.ts';
import { confirmDeregistration, restoreQualification } from './restore.ts';

/**
 * (五) 对无正当理由不接受就业援助服务的、已经实现就业或已不符合就业援助对象条件的人员取消援助对象资格 (六) 注销其就业援助对象资格: exit,
 * cancellation and deregistration, three acts that are never merged (R5.7), the closing of a case before certification, and the
 * restoration that undoes a leaving (R6.8).
 */
export const leaving: Chapter<LeavingEvent> = {
  commands: [confirmDeregistration, restoreQualification, exitPerson, closeCase, cancelQualification],
  evolve: evolveLeaving,
  schema: {
    PersonExited: { version: 1 },
    CaseClosed: { version: 1 },
    QualificationCancelled: { version: 1 },
    QualificationDeregistered: { version: 1 },
    QualificationRestored: { version: 1 },
  },
  deadlines: () => [],
  settle: {},
};
