using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Backends;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.OpenCL;
using ILGPU.Backends.PTX;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;
using SelfPlay.Net.Backends.Gpu;
using SelfPlay.Net.Backends.Gpu.Kernels;

namespace SelfPlay.Net.Tests.Backends.Gpu;

/// <summary>
/// Every kernel becomes code for every kind of GPU, without a GPU: ILGPU makes PTX and OpenCL C offline. What a driver would only find out when the kernel is
/// loaded fails here.
/// </summary>
internal sealed partial class KernelCompileTests
{
    private const int MostShared = 48 * 1024;
    private const int MostParameters = 14;

    /// <summary>
    /// Bytes of .local that a kernel may name; others none. ILGPU has no other place for what a hand-written instruction gives. The assembler puts it into a
    /// register, but where copies are asynchronous, which it takes for a danger to it: there are none of those in the loops.
    /// </summary>
    private static readonly Dictionary<string, int> LocalBounds = new()
    {
        ["TensorConvolutionKernel.Run.Tf32Factors"] = 4,
        ["TensorConvolutionKernel.Run.HalfFactors"] = 4,
        ["TensorConvolutionKernel.Run.BrainFactors"] = 4,
        ["TensorWeightGradientKernel.Chunk.Tf32Factors"] = 4,
        ["TensorWeightGradientKernel.Chunk.HalfFactors"] = 4,
        ["TensorWeightGradientKernel.Chunk.BrainFactors"] = 4,
        ["TensorPackKernels.Rows.Tf32Factors"] = 4,
        ["TensorPackKernels.Weights.Tf32Factors"] = 4,
    };

    /// <summary>Bytes of its stack that the assembler may leave to such kernels.</summary>
    private const int MostStack = 8;

    private static readonly (CudaArchitecture Architecture, CudaInstructionSet Set)[] Targets =
    [
        (CudaArchitecture.SM_70, CudaInstructionSet.ISA_70),
        (CudaArchitecture.SM_80, CudaInstructionSet.ISA_70),
        (CudaArchitecture.SM_90, CudaInstructionSet.ISA_78),
    ];

    private static IEnumerable<TestCaseData> Kernels => KernelCatalog.All.Select(CaseOf);

    /// <summary>Tensor cores are NVIDIA's.</summary>
    private static IEnumerable<TestCaseData> OpenCLKernels => KernelCatalog.All.Where(kernel => !KernelCatalog.UsesTensorCores(kernel)).Select(CaseOf);

    [TestCaseSource(nameof(Kernels))]
    public void A_kernel_compiles_for_NVIDIA(MethodInfo kernel)
    {
        var name = KernelCatalog.NameOf(kernel);
        Assert.That(kernel.GetParameters(), Has.Length.LessThanOrEqualTo(MostParameters));
        foreach (var (target, ptx) in Assemblies(kernel))
        {
            Assert.That(ptx, Does.Not.Contain(".extern .func"), $"{target}: calls something that no GPU has");
            Assert.That(Bytes(ptx, SharedArray()), Is.LessThanOrEqualTo(MostShared), $"{target}: shared memory");
            var local = Bytes(ptx, LocalArray());
            Assert.That(local, Is.LessThanOrEqualTo(LocalBounds.GetValueOrDefault(name)), $"{target}: bytes of local memory");
            TestContext.Out.WriteLine($"{name} {target}: {Bytes(ptx, SharedArray())} bytes shared, {local} bytes local");
        }
    }

    /// <summary>Only the instruction tells: on the host ILGPU cuts off.</summary>
    [Test]
    public void Half_precision_is_rounded_to_nearest()
    {
        var kernel = KernelCatalog.All.Single(kernel => KernelCatalog.NameOf(kernel) == "TensorPackKernels.Rows.HalfFactors");
        foreach (var (target, ptx) in Assemblies(kernel)) Assert.That(ptx, Does.Contain("cvt.rn.f16.f32"), target);
    }

    [TestCaseSource(nameof(OpenCLKernels))]
    public void A_kernel_compiles_to_OpenCL(MethodInfo kernel)
    {
        Assert.That(OpenCLBarriers.OrderSharedMemory);
        using var context = NewContext();
        var capabilities = new CLCapabilityContext(float16: true, float64: true, genericAddressSpace: true, int64_Atomics: true, subGroups: true);
        using var backend = new CLBackend(context, capabilities, CLDeviceVendor.AMD, CLCVersion.CL20);

        var compiled = (CLCompiledKernel)backend.Compile(EntryPointDescription.FromExplicitlyGroupedKernel(kernel), default);

        Assert.That(compiled.Source, Does.Contain("kernel void"));
        // Of ILGPU alone, barriers order global memory and not the shared memory that they are for.
        foreach (Match barrier in Barrier().Matches(compiled.Source)) Assert.That(barrier.Value, Does.Contain("CLK_LOCAL_MEM_FENCE").And.Contain("CLK_GLOBAL_MEM_FENCE"));
    }

    /// <summary>NVIDIA's assembler, where it is installed, says what the driver would make of the PTX.</summary>
    [TestCaseSource(nameof(Kernels))]
    public void The_assembler_takes_every_kernel_without_spilling(MethodInfo kernel)
    {
        var assembled = 0;
        foreach (var (target, ptx) in Assemblies(kernel))
        {
            var (exitCode, output) = Ptxas.Run(ptx, target);
            if (Ptxas.DoesNotKnow(target, output))
            {
                TestContext.Out.WriteLine($"left out: this ptxas does not know {target}");
                continue;
            }

            assembled++;
            Assert.That(exitCode, Is.Zero, output);
            Assert.That(output, Does.Contain(" 0 bytes spill stores, 0 bytes spill loads"), $"{target}: {output}");
            var mostStack = LocalBounds.ContainsKey(KernelCatalog.NameOf(kernel)) ? MostStack : 0;
            Assert.That(Bytes(output, StackFrame()), Is.LessThanOrEqualTo(mostStack), $"{target}: {output}");
        }

        if (assembled == 0) Assert.Ignore("this ptxas knows none of the targets");
    }

    [Test]
    public void Every_kind_of_kernel_is_in_the_catalogue()
    {
        var names = KernelCatalog.All.Select(KernelCatalog.NameOf).ToList();

        Assert.That(names, Is.Unique);
        Assert.That(names, Is.SupersetOf(LocalBounds.Keys));
        Assert.That(names, Has.Some.StartsWith("ConvolutionKernel").And.Some.StartsWith("OptimizerKernels").And.Some.StartsWith("LossKernels"));
    }

    private static TestCaseData CaseOf(MethodInfo kernel) => new TestCaseData(kernel).SetArgDisplayNames(KernelCatalog.NameOf(kernel));

    private static IEnumerable<(string Target, string Ptx)> Assemblies(MethodInfo kernel)
    {
        foreach (var (architecture, set) in Targets)
        {
            if (KernelCatalog.UsesTensorCores(kernel) && architecture.Major < 8) continue;
            // A context of its own: one that failed once fails ever after.
            using var context = NewContext();
            using var backend = new PTXBackend(context, architecture, set, null!);
            // The same bounds as on a device: registers for four groups on a multiprocessor.
            var compiled = (PTXCompiledKernel)backend.Compile(
                EntryPointDescription.FromExplicitlyGroupedKernel(kernel), new KernelSpecialization(KernelCatalog.GroupSize, 4));
            yield return ($"sm_{architecture.Major}{architecture.Minor}", compiled.PTXAssembly);
        }
    }

    private static Context NewContext() => Context.Create(builder => builder.EnableAlgorithms().Optimize(OptimizationLevel.O2));

    private static int Bytes(string ptx, Regex array) =>
        array.Matches(ptx).Sum(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\.shared [^;\[]*\[(\d+)\]")]
    private static partial Regex SharedArray();

    [GeneratedRegex(@"\w*barrier\s*\([^)]*\)")]
    private static partial Regex Barrier();

    [GeneratedRegex(@"(\d+) bytes stack frame")]
    private static partial Regex StackFrame();

    [GeneratedRegex(@"\.local [^;\[]*\[(\d+)\]")]
    private static partial Regex LocalArray();
}
