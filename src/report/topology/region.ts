import type { CloudName } from '../../cloud/world.js';
import type { TopologyRegion } from './topology.js';

const CLOUD: Readonly<Record<CloudName, string>> = { alibaba: 'Alibaba Cloud', tencent: 'Tencent Cloud' };

export const regionCaption = ({ label, cloud }: TopologyRegion): string =>
  cloud === undefined ? label : `${label} · ${CLOUD[cloud]}`;
