import type { JsonObject } from '../../../model/json.js';
import { newId } from '../../ids.js';
import type { World } from '../../world.js';
import { accept, action } from '../action.js';
import { filterBy, filters, minutes, PAGING, paged } from '../answer.js';
import { TAKES } from '../durations.js';
import { whyCenKept } from '../enterprise/cen.js';
import { refuse } from '../errors.js';
import { attachmentsOf, cenOf, censOf } from '../lookup.js';
import { packagesOf } from '../packages.js';
import { oneOf, optional, or } from '../params.js';
import type { Cen } from '../state/cen.js';
import { putRow } from '../tables.js';
import { later } from '../transitions.js';
import { CBN, clientToken, description, id, name } from './common.js';

/** `REDUCE` is how older documents print REDUCED. */
const LEVEL = oneOf(['FULL', 'REDUCED', 'REDUCE'], 'ParameterIllegal.ProtectionLevel');
const level = (given: 'FULL' | 'REDUCED' | 'REDUCE') => (given === 'FULL' ? 'FULL' : 'REDUCED');

export const createCen = action(
  CBN,
  'CreateCen',
  {
    Name: or(name, ''),
    Description: or(description, ''),
    ProtectionLevel: or(LEVEL, 'REDUCED'),
    ClientToken: optional(clientToken),
  },
  (world, caller, p) => {
    const { censPerAccount } = world.alibaba.quotas;
    if (censOf(world, caller.id).length >= censPerAccount)
      return refuse('QuotaExceeded.CenInstance', `It is ${censPerAccount}.`);
    const [CenId, named] = newId(world, 'cen-');
    const cen: Cen = {
      CenId,
      account: caller.id,
      Name: p.Name,
      Description: p.Description,
      Status: 'Creating',
      ProtectionLevel: level(p.ProtectionLevel),
      created: world.now,
      order: world.serial,
    };
    return accept(later(putRow(named, 'cens', CenId, cen), TAKES.createCen, 'CenActive', { CenId }), {
      CenId,
    });
  },
);

export const modifyCenAttribute = action(
  CBN,
  'ModifyCenAttribute',
  { CenId: id, Name: optional(name), Description: optional(description), ProtectionLevel: optional(LEVEL) },
  (world, caller, p) => {
    const cen = cenOf(world, caller, p.CenId);
    if (!cen) return refuse('ParameterCenInstanceId', `CenId: ${p.CenId}.`);
    if (cen.Status !== 'Active') return notActive(cen);
    const ProtectionLevel = p.ProtectionLevel ? level(p.ProtectionLevel) : cen.ProtectionLevel;
    if (ProtectionLevel === 'FULL' && cen.ProtectionLevel === 'REDUCED')
      return refuse('InvalidOperation.EnhanceProtectionLevel');
    const { Name = cen.Name, Description = cen.Description } = p;
    const row: Cen = { ...cen, Name, Description, ProtectionLevel, Status: 'Modifying' };
    return accept(
      later(putRow(world, 'cens', cen.CenId, row), TAKES.modifyCen, 'CenActive', { CenId: cen.CenId }),
    );
  },
);

export const deleteCen = action(CBN, 'DeleteCen', { CenId: id }, (world, caller, p) => {
  const cen = cenOf(world, caller, p.CenId);
  if (!cen) return refuse('ParameterCenInstanceId', `CenId: ${p.CenId}.`);
  if (cen.Status !== 'Active') return notActive(cen);
  const [attached] = attachmentsOf(world, cen.CenId);
  if (attached)
    return refuse(
      'InvalidOperation.AttachedChildInstanceExist',
      `${attached.ChildInstanceId} is ${attached.Status}.`,
    );
  const kept = whyCenKept(world, cen.CenId);
  if (kept) return kept;
  const [bound] = packagesOf(world, cen.CenId);
  if (bound)
    return refuse('InvalidOperation.BwpInstanceStatus', `${bound.CenBandwidthPackageId} is associated.`);
  const row: Cen = { ...cen, Status: 'Deleting' };
  return accept(
    later(putRow(world, 'cens', cen.CenId, row), TAKES.deleteCen, 'CenDeleted', { CenId: cen.CenId }),
  );
});

export const describeCens = action(
  CBN,
  'DescribeCens',
  { Filter: filters, ...PAGING },
  (world, caller, p) => {
    const matches = filterBy<Cen>(p.Filter, { CenId: (cen) => [cen.CenId], Name: (cen) => [cen.Name] });
    if (!matches.ok) return matches;
    const items = censOf(world, caller.id)
      .filter(matches.test)
      .map((cen) => element(world, cen));
    return accept(world, paged(p, 'Cens', 'Cen', items));
  },
);

const element = (world: World, cen: Cen): JsonObject => ({
  CenId: cen.CenId,
  Name: cen.Name,
  Description: cen.Description,
  Status: cen.Status,
  ProtectionLevel: cen.ProtectionLevel,
  CreationTime: minutes(cen.created),
  CenBandwidthPackageIds: {
    CenBandwidthPackageId: packagesOf(world, cen.CenId).map((row) => row.CenBandwidthPackageId),
  },
  Tags: { Tag: [] },
});

const notActive = (cen: Cen) =>
  refuse('InvalidOperation.CenInstanceStatus', `${cen.CenId} is ${cen.Status}.`);
