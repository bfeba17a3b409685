using System.Reflection;
using NUnit.Framework.Api;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using SelfPlay.Net.Backends;

namespace SelfPlay.GpuProof;

/// <summary>Runs the tests of the GPU backend in this process, so that a machine without the SDK can run them, on the device itself.</summary>
internal static class DeviceTests
{
    private const string Fixtures = "SelfPlay.Net.Tests.Backends.Gpu";

    /// <summary>Fixtures that need no device: the ordinary test run has them.</summary>
    private const string WithoutDevice = "KernelCompileTests|PlanePackerTests";

    /// <param name="classes">A regular expression of the fixtures to run, or "" for all.</param>
    public static int Run(string device, string classes, TextWriter output)
    {
        Environment.SetEnvironmentVariable("SELFPLAY_TEST_DEVICE", DeviceName.Parse(device).ToString());
        var runner = new NUnitTestAssemblyRunner(new DefaultTestAssemblyBuilder());
        runner.Load(Assembly.Load("SelfPlay.Net.Tests"), new Dictionary<string, object>());
        var result = runner.Run(new ProgressListener(output), Filter(classes));
        output.WriteLine($"tests on {device}: {result.PassCount} passed, {result.FailCount} failed, {result.SkipCount} skipped");
        if (result.PassCount + result.FailCount == 0)
        {
            output.WriteLine("No test ran: no fixture is called so, or this program was built without ILGPU. Build with -p:Ilgpu=true.");
            return 1;
        }

        return result.FailCount == 0 ? 0 : 1;
    }

    private static TestFilter Filter(string classes) => TestFilter.FromXml($"""
        <filter><and>
            <namespace re="1">^{Fixtures}</namespace>
            <class re="1">\.({classes})</class>
            <not><class re="1">\.({WithoutDevice})$</class></not>
        </and></filter>
        """);

    /// <summary>Tells of each failure, and of each fixture that is done.</summary>
    private sealed class ProgressListener(TextWriter output) : ITestListener
    {
        public void TestStarted(ITest test)
        {
        }

        public void TestFinished(ITestResult result)
        {
            lock (output)
            {
                if (result.Test is TestFixture)
                    output.WriteLine($"{result.Test.Name}: {result.PassCount} passed, {result.FailCount} failed, {result.SkipCount} skipped, {result.Duration:0} s");
                else if (!result.Test.IsSuite && result.ResultState.Status == TestStatus.Failed)
                    output.WriteLine($"FAIL  {result.FullName}\n{result.Message}");
            }
        }

        public void TestOutput(TestOutput output)
        {
        }

        public void SendMessage(TestMessage message)
        {
        }
    }
}
