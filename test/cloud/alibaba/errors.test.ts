import t from 'tap';
import { BSS } from '../../../src/cloud/alibaba/errors/bss.js';
import { CBN } from '../../../src/cloud/alibaba/errors/cbn.js';
import { COMMON } from '../../../src/cloud/alibaba/errors/common.js';
import { ECS } from '../../../src/cloud/alibaba/errors/ecs.js';
import { ENTERPRISE } from '../../../src/cloud/alibaba/errors/enterprise.js';
import { EXPRESS_CONNECT } from '../../../src/cloud/alibaba/errors/express-connect.js';
import { ROUTES } from '../../../src/cloud/alibaba/errors/routes.js';
import { VPC } from '../../../src/cloud/alibaba/errors/vpc.js';
import { ERRORS } from '../../../src/cloud/alibaba/errors.js';

t.test('every code stands in one catalogue', async (t) => {
  const catalogues = [COMMON, BSS, CBN, ROUTES, VPC, ECS, EXPRESS_CONNECT, ENTERPRISE];
  const codes = catalogues.flatMap((catalogue) => Object.keys(catalogue));
  t.same(
    codes.filter((code, i) => codes.indexOf(code) !== i),
    [],
  );
  t.ok(codes.every((code) => Object.hasOwn(ERRORS, code)));
});
