export * from '../cloud/alibaba/addresses.js';
