/** An area of Alibaba Cloud: bandwidth packages are sold for a pair of them. */
export const AREAS = [
  'China',
  'North-America',
  'Asia-Pacific',
  'Europe',
  'Australia',
  'Middle-East',
] as const;
export type Area = (typeof AREAS)[number];

export interface Region {
  readonly area: Area;
  /** As the console names it. */
  readonly name: string;
}

const region = (area: Area, name: string): Region => ({ area, name });

/**
 * Regions and the areas that CEN puts them in (cn-hongkong is not in China). For me-* no page of CEN names an area:
 * Middle-East, which the Terraform provider accepts, is taken.
 */
export const REGIONS: Readonly<Record<string, Region>> = {
  'cn-qingdao': region('China', 'China North 1'),
  'cn-beijing': region('China', 'China North 2'),
  'cn-zhangjiakou': region('China', 'China North 3'),
  'cn-huhehaote': region('China', 'China North 5'),
  'cn-wulanchabu': region('China', 'China North 6'),
  'cn-hangzhou': region('China', 'China East 1'),
  'cn-shanghai': region('China', 'China East 2'),
  'cn-nanjing': region('China', 'Nanjing'),
  'cn-fuzhou': region('China', 'Fuzhou'),
  'cn-shenzhen': region('China', 'China South 1'),
  'cn-heyuan': region('China', 'Heyuan'),
  'cn-guangzhou': region('China', 'Guangzhou'),
  'cn-chengdu': region('China', 'Chengdu'),
  'us-west-1': region('North-America', 'Silicon Valley'),
  'us-east-1': region('North-America', 'Virginia'),
  'cn-hongkong': region('Asia-Pacific', 'Hong Kong'),
  'ap-southeast-1': region('Asia-Pacific', 'Singapore'),
  'ap-southeast-3': region('Asia-Pacific', 'Kuala Lumpur'),
  'ap-southeast-5': region('Asia-Pacific', 'Jakarta'),
  'ap-southeast-6': region('Asia-Pacific', 'Manila'),
  'ap-southeast-7': region('Asia-Pacific', 'Bangkok'),
  'ap-northeast-1': region('Asia-Pacific', 'Tokyo'),
  'ap-northeast-2': region('Asia-Pacific', 'Seoul'),
  'ap-south-1': region('Asia-Pacific', 'Mumbai'),
  'eu-central-1': region('Europe', 'Frankfurt'),
  'eu-west-1': region('Europe', 'London'),
  'ap-southeast-2': region('Australia', 'Sydney'),
  'me-east-1': region('Middle-East', 'Dubai'),
  'me-central-1': region('Middle-East', 'Riyadh'),
};

/** `undefined` for a region that does not exist. */
export const areaOf = (id: string): Area | undefined =>
  Object.hasOwn(REGIONS, id) ? REGIONS[id]?.area : undefined;
