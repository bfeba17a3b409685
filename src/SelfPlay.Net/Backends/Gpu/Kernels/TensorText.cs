namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// The PTX of <see cref="DeviceTensorTile"/> and of the factors' products. Registers: left0 .. left15, four for each sixteen rows; right0 .. right7, two for each
/// eight columns; sum0 .. sum63, four for each sixteen rows (further apart) and eight columns.
/// </summary>
internal static class TensorText
{
    public const string Registers = ".reg .b32 left<16>; .reg .b32 right<8>; .reg .f32 sum<64>;";

    public const string ClearSums = "mov.f32 sum0, 0f00000000; mov.f32 sum1, 0f00000000; mov.f32 sum2, 0f00000000; mov.f32 sum3, 0f00000000; "
        + "mov.f32 sum4, 0f00000000; mov.f32 sum5, 0f00000000; mov.f32 sum6, 0f00000000; mov.f32 sum7, 0f00000000; "
        + "mov.f32 sum8, 0f00000000; mov.f32 sum9, 0f00000000; mov.f32 sum10, 0f00000000; mov.f32 sum11, 0f00000000; "
        + "mov.f32 sum12, 0f00000000; mov.f32 sum13, 0f00000000; mov.f32 sum14, 0f00000000; mov.f32 sum15, 0f00000000; "
        + "mov.f32 sum16, 0f00000000; mov.f32 sum17, 0f00000000; mov.f32 sum18, 0f00000000; mov.f32 sum19, 0f00000000; "
        + "mov.f32 sum20, 0f00000000; mov.f32 sum21, 0f00000000; mov.f32 sum22, 0f00000000; mov.f32 sum23, 0f00000000; "
        + "mov.f32 sum24, 0f00000000; mov.f32 sum25, 0f00000000; mov.f32 sum26, 0f00000000; mov.f32 sum27, 0f00000000; "
        + "mov.f32 sum28, 0f00000000; mov.f32 sum29, 0f00000000; mov.f32 sum30, 0f00000000; mov.f32 sum31, 0f00000000; "
        + "mov.f32 sum32, 0f00000000; mov.f32 sum33, 0f00000000; mov.f32 sum34, 0f00000000; mov.f32 sum35, 0f00000000; "
        + "mov.f32 sum36, 0f00000000; mov.f32 sum37, 0f00000000; mov.f32 sum38, 0f00000000; mov.f32 sum39, 0f00000000; "
        + "mov.f32 sum40, 0f00000000; mov.f32 sum41, 0f00000000; mov.f32 sum42, 0f00000000; mov.f32 sum43, 0f00000000; "
        + "mov.f32 sum44, 0f00000000; mov.f32 sum45, 0f00000000; mov.f32 sum46, 0f00000000; mov.f32 sum47, 0f00000000; "
        + "mov.f32 sum48, 0f00000000; mov.f32 sum49, 0f00000000; mov.f32 sum50, 0f00000000; mov.f32 sum51, 0f00000000; "
        + "mov.f32 sum52, 0f00000000; mov.f32 sum53, 0f00000000; mov.f32 sum54, 0f00000000; mov.f32 sum55, 0f00000000; "
        + "mov.f32 sum56, 0f00000000; mov.f32 sum57, 0f00000000; mov.f32 sum58, 0f00000000; mov.f32 sum59, 0f00000000; "
        + "mov.f32 sum60, 0f00000000; mov.f32 sum61, 0f00000000; mov.f32 sum62, 0f00000000; mov.f32 sum63, 0f00000000; ";

    public const string LoadLeft = "ldmatrix.sync.aligned.m8n8.x4.shared.b16 {left0, left1, left2, left3}, [%0]; "
        + "ldmatrix.sync.aligned.m8n8.x4.shared.b16 {left4, left5, left6, left7}, [%1]; "
        + "ldmatrix.sync.aligned.m8n8.x4.shared.b16 {left8, left9, left10, left11}, [%2]; "
        + "ldmatrix.sync.aligned.m8n8.x4.shared.b16 {left12, left13, left14, left15}, [%3]; ";

    public const string LoadRight = "ldmatrix.sync.aligned.m8n8.x4.shared.b16 {right0, right1, right2, right3}, [%0]; "
        + "ldmatrix.sync.aligned.m8n8.x4.shared.b16 {right4, right5, right6, right7}, [%1]; ";

    public const string LoadLeftTurned = "ldmatrix.sync.aligned.m8n8.x4.trans.shared.b16 {left0, left1, left2, left3}, [%0]; "
        + "ldmatrix.sync.aligned.m8n8.x4.trans.shared.b16 {left4, left5, left6, left7}, [%1]; "
        + "ldmatrix.sync.aligned.m8n8.x4.trans.shared.b16 {left8, left9, left10, left11}, [%2]; "
        + "ldmatrix.sync.aligned.m8n8.x4.trans.shared.b16 {left12, left13, left14, left15}, [%3]; ";

    public const string LoadRightTurned = "ldmatrix.sync.aligned.m8n8.x4.trans.shared.b16 {right0, right1, right2, right3}, [%0]; "
        + "ldmatrix.sync.aligned.m8n8.x4.trans.shared.b16 {right4, right5, right6, right7}, [%1]; ";

    public const string LoadLeftWords0 = "ld.shared.b32 left0, [%0]; ld.shared.b32 left1, [%1]; ld.shared.b32 left2, [%2]; ld.shared.b32 left3, [%3]; ";

    public const string LoadLeftWords1 = "ld.shared.b32 left4, [%0]; ld.shared.b32 left5, [%1]; ld.shared.b32 left6, [%2]; ld.shared.b32 left7, [%3]; ";

    public const string LoadLeftWords2 = "ld.shared.b32 left8, [%0]; ld.shared.b32 left9, [%1]; ld.shared.b32 left10, [%2]; ld.shared.b32 left11, [%3]; ";

    public const string LoadLeftWords3 = "ld.shared.b32 left12, [%0]; ld.shared.b32 left13, [%1]; ld.shared.b32 left14, [%2]; ld.shared.b32 left15, [%3]; ";

    public const string LoadRightWords0 = "ld.shared.b32 right0, [%0]; ld.shared.b32 right1, [%1]; ld.shared.b32 right2, [%2]; ld.shared.b32 right3, [%3]; ";

    public const string LoadRightWords1 = "ld.shared.b32 right4, [%0]; ld.shared.b32 right5, [%1]; ld.shared.b32 right6, [%2]; ld.shared.b32 right7, [%3]; ";

    public const string RoundLeft = "cvt.rna.tf32.f32 left0, left0; cvt.rna.tf32.f32 left1, left1; cvt.rna.tf32.f32 left2, left2; cvt.rna.tf32.f32 left3, left3; "
        + "cvt.rna.tf32.f32 left4, left4; cvt.rna.tf32.f32 left5, left5; cvt.rna.tf32.f32 left6, left6; cvt.rna.tf32.f32 left7, left7; "
        + "cvt.rna.tf32.f32 left8, left8; cvt.rna.tf32.f32 left9, left9; cvt.rna.tf32.f32 left10, left10; cvt.rna.tf32.f32 left11, left11; "
        + "cvt.rna.tf32.f32 left12, left12; cvt.rna.tf32.f32 left13, left13; cvt.rna.tf32.f32 left14, left14; cvt.rna.tf32.f32 left15, left15; ";

    public const string RoundRight = "cvt.rna.tf32.f32 right0, right0; cvt.rna.tf32.f32 right1, right1; cvt.rna.tf32.f32 right2, right2; cvt.rna.tf32.f32 right3, right3; "
        + "cvt.rna.tf32.f32 right4, right4; cvt.rna.tf32.f32 right5, right5; cvt.rna.tf32.f32 right6, right6; cvt.rna.tf32.f32 right7, right7; ";

    /// <summary>The stride is that of 128 threads.</summary>
    public const string StashSums = "st.shared.f32 [%0+0], sum0; st.shared.f32 [%0+512], sum1; st.shared.f32 [%0+1024], sum2; st.shared.f32 [%0+1536], sum3; "
        + "st.shared.f32 [%0+2048], sum4; st.shared.f32 [%0+2560], sum5; st.shared.f32 [%0+3072], sum6; st.shared.f32 [%0+3584], sum7; "
        + "st.shared.f32 [%0+4096], sum8; st.shared.f32 [%0+4608], sum9; st.shared.f32 [%0+5120], sum10; st.shared.f32 [%0+5632], sum11; "
        + "st.shared.f32 [%0+6144], sum12; st.shared.f32 [%0+6656], sum13; st.shared.f32 [%0+7168], sum14; st.shared.f32 [%0+7680], sum15; "
        + "st.shared.f32 [%0+8192], sum16; st.shared.f32 [%0+8704], sum17; st.shared.f32 [%0+9216], sum18; st.shared.f32 [%0+9728], sum19; "
        + "st.shared.f32 [%0+10240], sum20; st.shared.f32 [%0+10752], sum21; st.shared.f32 [%0+11264], sum22; st.shared.f32 [%0+11776], sum23; "
        + "st.shared.f32 [%0+12288], sum24; st.shared.f32 [%0+12800], sum25; st.shared.f32 [%0+13312], sum26; st.shared.f32 [%0+13824], sum27; "
        + "st.shared.f32 [%0+14336], sum28; st.shared.f32 [%0+14848], sum29; st.shared.f32 [%0+15360], sum30; st.shared.f32 [%0+15872], sum31; "
        + "st.shared.f32 [%0+16384], sum32; st.shared.f32 [%0+16896], sum33; st.shared.f32 [%0+17408], sum34; st.shared.f32 [%0+17920], sum35; "
        + "st.shared.f32 [%0+18432], sum36; st.shared.f32 [%0+18944], sum37; st.shared.f32 [%0+19456], sum38; st.shared.f32 [%0+19968], sum39; "
        + "st.shared.f32 [%0+20480], sum40; st.shared.f32 [%0+20992], sum41; st.shared.f32 [%0+21504], sum42; st.shared.f32 [%0+22016], sum43; "
        + "st.shared.f32 [%0+22528], sum44; st.shared.f32 [%0+23040], sum45; st.shared.f32 [%0+23552], sum46; st.shared.f32 [%0+24064], sum47; "
        + "st.shared.f32 [%0+24576], sum48; st.shared.f32 [%0+25088], sum49; st.shared.f32 [%0+25600], sum50; st.shared.f32 [%0+26112], sum51; "
        + "st.shared.f32 [%0+26624], sum52; st.shared.f32 [%0+27136], sum53; st.shared.f32 [%0+27648], sum54; st.shared.f32 [%0+28160], sum55; "
        + "st.shared.f32 [%0+28672], sum56; st.shared.f32 [%0+29184], sum57; st.shared.f32 [%0+29696], sum58; st.shared.f32 [%0+30208], sum59; "
        + "st.shared.f32 [%0+30720], sum60; st.shared.f32 [%0+31232], sum61; st.shared.f32 [%0+31744], sum62; st.shared.f32 [%0+32256], sum63; ";

    /// <summary>The operands of a product: sixteen rows of number 0, eight columns of number 0.</summary>
    public const string Product00 = " {sum0, sum1, sum2, sum3}, {left0, left1, left2, left3}, {right0, right1}, {sum0, sum1, sum2, sum3}; ";

    public const string Product01 = " {sum4, sum5, sum6, sum7}, {left0, left1, left2, left3}, {right2, right3}, {sum4, sum5, sum6, sum7}; ";

    public const string Product02 = " {sum8, sum9, sum10, sum11}, {left0, left1, left2, left3}, {right4, right5}, {sum8, sum9, sum10, sum11}; ";

    public const string Product03 = " {sum12, sum13, sum14, sum15}, {left0, left1, left2, left3}, {right6, right7}, {sum12, sum13, sum14, sum15}; ";

    public const string Product10 = " {sum16, sum17, sum18, sum19}, {left4, left5, left6, left7}, {right0, right1}, {sum16, sum17, sum18, sum19}; ";

    public const string Product11 = " {sum20, sum21, sum22, sum23}, {left4, left5, left6, left7}, {right2, right3}, {sum20, sum21, sum22, sum23}; ";

    public const string Product12 = " {sum24, sum25, sum26, sum27}, {left4, left5, left6, left7}, {right4, right5}, {sum24, sum25, sum26, sum27}; ";

    public const string Product13 = " {sum28, sum29, sum30, sum31}, {left4, left5, left6, left7}, {right6, right7}, {sum28, sum29, sum30, sum31}; ";

    public const string Product20 = " {sum32, sum33, sum34, sum35}, {left8, left9, left10, left11}, {right0, right1}, {sum32, sum33, sum34, sum35}; ";

    public const string Product21 = " {sum36, sum37, sum38, sum39}, {left8, left9, left10, left11}, {right2, right3}, {sum36, sum37, sum38, sum39}; ";

    public const string Product22 = " {sum40, sum41, sum42, sum43}, {left8, left9, left10, left11}, {right4, right5}, {sum40, sum41, sum42, sum43}; ";

    public const string Product23 = " {sum44, sum45, sum46, sum47}, {left8, left9, left10, left11}, {right6, right7}, {sum44, sum45, sum46, sum47}; ";

    public const string Product30 = " {sum48, sum49, sum50, sum51}, {left12, left13, left14, left15}, {right0, right1}, {sum48, sum49, sum50, sum51}; ";

    public const string Product31 = " {sum52, sum53, sum54, sum55}, {left12, left13, left14, left15}, {right2, right3}, {sum52, sum53, sum54, sum55}; ";

    public const string Product32 = " {sum56, sum57, sum58, sum59}, {left12, left13, left14, left15}, {right4, right5}, {sum56, sum57, sum58, sum59}; ";

    public const string Product33 = " {sum60, sum61, sum62, sum63}, {left12, left13, left14, left15}, {right6, right7}, {sum60, sum61, sum62, sum63}; ";
}
