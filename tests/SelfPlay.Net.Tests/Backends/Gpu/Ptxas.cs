using System.ComponentModel;
using System.Diagnostics;

namespace SelfPlay.Net.Tests.Backends.Gpu;

/// <summary>NVIDIA's assembler of PTX, if it is on the PATH; else the test skips, visibly.</summary>
internal static class Ptxas
{
    public static (int ExitCode, string Output) Run(string ptx, string target)
    {
        var folder = Directory.CreateTempSubdirectory("ptx");
        try
        {
            var source = Path.Combine(folder.FullName, "kernel.ptx");
            File.WriteAllText(source, ptx);
            var start = new ProcessStartInfo("ptxas", ["-v", $"-arch={target}", "-o", Path.Combine(folder.FullName, "kernel.cubin"), source])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            };
            using var process = Start(start);
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + errors.Result);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Newer assemblers drop the oldest GPUs, older ones lack the newest.</summary>
    public static bool DoesNotKnow(string target, string output) => output.Contains($"Value '{target}' is not defined for option 'gpu-name'", StringComparison.Ordinal);

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Ignore("ptxas is not on the PATH (it comes with NVIDIA's CUDA toolkit)");
            throw;
        }
    }
}
