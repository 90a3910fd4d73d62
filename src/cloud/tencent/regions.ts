/** Which side of the border a region is on. `CHINA_MAINLAND` is the cloud's word; for the rest it prints none. */
export type Area = 'CHINA_MAINLAND' | 'OUTSIDE_CHINA_MAINLAND';

interface Region {
  readonly area: Area;
  readonly name: string;
}

const inside = (name: string): Region => ({ area: 'CHINA_MAINLAND', name });
const outside = (name: string): Region => ({ area: 'OUTSIDE_CHINA_MAINLAND', name });

/** Regions and availability zones of Cloud Virtual Machine. */
export const REGIONS: Readonly<Record<string, Region>> = {
  'ap-guangzhou': inside('Guangzhou'),
  'ap-shanghai': inside('Shanghai'),
  'ap-nanjing': inside('Nanjing'),
  'ap-beijing': inside('Beijing'),
  'ap-chengdu': inside('Chengdu'),
  'ap-chongqing': inside('Chongqing'),
  'ap-hongkong': outside('Hong Kong'),
  'ap-singapore': outside('Singapore'),
  'ap-jakarta': outside('Jakarta'),
  'ap-seoul': outside('Seoul'),
  'ap-tokyo': outside('Tokyo'),
  'ap-mumbai': outside('Mumbai'),
  'ap-bangkok': outside('Bangkok'),
  'na-toronto': outside('Toronto'),
  'na-siliconvalley': outside('Silicon Valley'),
  'na-ashburn': outside('Virginia'),
  'eu-frankfurt': outside('Frankfurt'),
  'eu-moscow': outside('Moscow'),
  'sa-saopaulo': outside('São Paulo'),
};

export const areaOf = (region: string): Area | undefined =>
  Object.hasOwn(REGIONS, region) ? REGIONS[region]?.area : undefined;
