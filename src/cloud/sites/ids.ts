/** A leased line between a cloud's border (a VBR, a direct connect gateway) and a data centre. */
export const lineLinkId = (border: string, dataCentre: string): string => `${border}/${dataCentre}`;

/** The cable between a VPN gateway and the VPC it stands in. */
export const gatewayLinkId = (gateway: string, vpc: string): string => `${gateway}@${vpc}`;
