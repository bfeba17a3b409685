using ILGPU;
using ILGPU.Runtime;
using SelfPlay.Net.Backends.Gpu.Kernels;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Backends.Gpu;

/// <summary>
/// The backend for GPUs: kernels by ILGPU, compiled for CUDA or OpenCL at run time. Everything stays on the device but batches going up and answers and losses
/// coming down. Each instance has a stream of its own on the shared <see cref="GpuDevice"/>; kernels are queued and the host waits only where it needs a result.
/// </summary>
public sealed partial class IlgpuBackend : IBackend
{
    private readonly GpuDevice _device;
    private readonly AcceleratorStream _stream;
    private readonly Precision _precision;
    private readonly GpuScratch<float> _scratch;
    private readonly GpuScratch<double> _sums;
    private readonly GpuScratch<int> _ints;
    private readonly GpuScratch<float> _floats;
    private readonly GpuScratch<float> _results;
    private readonly GpuScratch<int> _bits;
    private readonly GpuScratch<float> _planeValues;
    // Planes have places of their own: what comes after them must not wait until they are up.
    private readonly PinnedArray<int> _hostBits;
    private readonly PinnedArray<float> _hostPlanes;
    private readonly PinnedArray<int> _hostInts;
    private readonly PinnedArray<float> _hostFloats;
    private readonly PinnedArray<float> _hostResults;
    /// <summary>How often everything that was queued was waited for.</summary>
    private int _waits;
    private bool _disposed;

    /// <summary>Without the trial of the device that <see cref="GpuDevices.Create"/> makes.</summary>
    /// <exception cref="DeviceException">There is no such device, or it cannot do the precision; says why and what to do.</exception>
    internal IlgpuBackend(DeviceName name)
    {
        _device = GpuDevices.Rent(name);
        _precision = name.Precision;
        try
        {
            RefusePrecision(name);
            _stream = _device.Accelerator.CreateStream();
        }
        catch (Exception exception)
        {
            GpuDevices.Return(_device);
            if (exception is DeviceException) throw;
            throw _device.Failure(exception);
        }

        (_scratch, _sums, _ints, _floats, _results) = (new(this), new(this), new(this), new(this), new(this));
        (_bits, _planeValues, _tiles, _products) = (new(this), new(this), new(this), new(this));
        (_packedRows, _packedGradients, _packedWeights, _unpacking) = (new(this), new(this), new(this), new(this));
        var accelerator = _device.Accelerator;
        (_hostInts, _hostFloats, _hostResults, _hostBits, _hostPlanes) = (new(accelerator), new(accelerator), new(accelerator), new(accelerator), new(accelerator));
        Description = $"{name with { Precision = Precision.Fp32 }} ({_device.Title}, {_precision.ToString().ToLowerInvariant()})";
    }

    public string Description { get; }

    public long? FreeMemory
    {
        get
        {
            try
            {
                return _device.FreeMemory;
            }
            catch (AcceleratorException exception)
            {
                throw _device.Failure(exception);
            }
        }
    }

    public DeviceBuffer Allocate(int length) => new GpuBuffer(this, length);

    public IReadOnlyList<DeviceBuffer> AllocateSet(IReadOnlyList<int> lengths)
    {
        var starts = new int[lengths.Count];
        var end = 0;
        for (var i = 0; i < starts.Length; i++)
        {
            starts[i] = end;
            end = checked(end + ((lengths[i] + GpuSlab.Alignment - 1) / GpuSlab.Alignment * GpuSlab.Alignment));
        }

        if (end == 0) return [.. lengths.Select(Allocate)];
        var slab = new GpuSlab(AllocateZeros(end), starts.Length);
        return [.. starts.Select((start, i) => new GpuBuffer(this, slab, start, lengths[i]))];
    }

    public void Copy(DeviceBuffer x, DeviceBuffer into)
    {
        _works++;
        try
        {
            Gpu(x).SubView(0, into.Length).CopyTo(_stream, Gpu(into));
        }
        catch (AcceleratorException exception)
        {
            throw _device.Failure(exception);
        }
    }

    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        IDisposable[] parts =
        [
            _scratch, _tiles, _products, _sums, _ints, _floats, _results, _bits, _planeValues, _packedRows, _packedGradients, _packedWeights, _unpacking,
            _hostInts, _hostFloats, _hostResults, _hostBits, _hostPlanes, _fused, _stream,
        ];
        foreach (var part in parts) GpuDevices.Free(part);
        GpuDevices.Return(_device);
    }

    internal MemoryBuffer1D<float, Stride1D.Dense> AllocateZeros(int length) => Filled<float>(length, memory =>
    {
        memory.View.BaseView.MemSetToZero(_stream);
        _stream.Synchronize();
    });

    internal MemoryBuffer1D<T, Stride1D.Dense> AllocateWith<T>(T[] values)
        where T : unmanaged => Filled<T>(values.Length, memory => memory.CopyFromCPU(values));

    internal MemoryBuffer1D<T, Stride1D.Dense> AllocateRaw<T>(int length)
        where T : unmanaged
    {
        // What lay in memory that is replaced is gone, even if this fails.
        _works++;
        try
        {
            lock (_device) return _device.Accelerator.Allocate1D<T>(length);
        }
        catch (AcceleratorException exception)
        {
            throw _device.Failure(exception);
        }
    }

    private MemoryBuffer1D<T, Stride1D.Dense> Filled<T>(int length, Action<MemoryBuffer1D<T, Stride1D.Dense>> fill)
        where T : unmanaged
    {
        var memory = AllocateRaw<T>(length);
        try
        {
            fill(memory);
            return memory;
        }
        catch (AcceleratorException exception)
        {
            GpuDevices.Free(memory);
            throw _device.Failure(exception);
        }
    }

    /// <summary>Waits until it is there.</summary>
    internal void Write(ReadOnlySpan<float> source, ArrayView<float> target)
    {
        source.CopyTo(Take(_hostFloats, source.Length));
        Upload(_hostFloats, target, source.Length);
        Wait();
    }

    internal void Read(ArrayView<float> source, Span<float> destination)
    {
        Take(_hostResults, destination.Length);
        Download(source, destination.Length);
        _hostResults.Span[..destination.Length].CopyTo(destination);
    }

    /// <summary>The memory of a buffer, holding whatever it holds.</summary>
    private static ArrayView<float> Raw(DeviceBuffer buffer) => ((GpuBuffer)buffer).View;

    /// <summary>The floats of a buffer.</summary>
    internal ArrayView<float> Gpu(DeviceBuffer buffer)
    {
        var gpu = (GpuBuffer)buffer;
        Unpack(gpu);
        return gpu.View;
    }

    private ArrayView<float> Gpu(Tensor tensor) => Gpu(tensor.Buffer);

    /// <summary>What is missing is stood in for by something that the kernel does not look at.</summary>
    private ArrayView<float> GpuOr(DeviceBuffer? buffer, DeviceBuffer standIn) => buffer is null ? Raw(standIn) : Gpu(buffer);

    private int Groups(int threads) => (threads + _device.GroupSize - 1) / _device.GroupSize;

    private static int Flag(bool value) => value ? 1 : 0;

    /// <summary>Queues a kernel that loops over so many values.</summary>
    private void LaunchThreads<TArguments>(Action<TArguments> kernel, int threads, TArguments arguments)
        where TArguments : struct => Launch(kernel, new Index3D(Math.Min(Groups(threads), _device.MostGroups), 1, 1), arguments);

    private void LaunchGroups<TArguments>(Action<TArguments> kernel, int groups, TArguments arguments)
        where TArguments : struct => Launch(kernel, new Index3D(groups, 1, 1), arguments);

    private void Launch<TArguments>(Action<TArguments> kernel, Index3D groups, TArguments arguments)
        where TArguments : struct
    {
        _works++;
        try
        {
            _device.Load(kernel)(_stream, new KernelConfig(groups, new Index3D(_device.GroupSize, 1, 1)), arguments);
        }
        catch (Exception exception) when (exception is not DeviceException)
        {
            throw _device.Failure(exception);
        }
    }

    private Span<T> Take<T>(PinnedArray<T> host, int length)
        where T : unmanaged
    {
        if (host.QueuedAfterWaits == _waits) Wait();
        return host.Take(length);
    }

    private void Upload<T>(PinnedArray<T> host, ArrayView<T> target, int length)
        where T : unmanaged
    {
        _works++;
        host.QueuedAfterWaits = _waits;
        try
        {
            host.Upload(_stream, target, length);
        }
        catch (AcceleratorException exception)
        {
            throw _device.Failure(exception);
        }
    }

    /// <summary>Brings results into the pinned array of results and waits for all that was queued.</summary>
    private void Download(ArrayView<float> source, int length)
    {
        try
        {
            _hostResults.Download(_stream, source, length);
        }
        catch (AcceleratorException exception)
        {
            throw _device.Failure(exception);
        }

        Wait();
    }

    private void Wait()
    {
        try
        {
            _stream.Synchronize();
            _waits++;
        }
        catch (AcceleratorException exception)
        {
            throw _device.Failure(exception);
        }
    }

    private void RefusePrecision(DeviceName name)
    {
        if (_device.CanCompute(_precision)) return;
        var plain = name with { Precision = Precision.Fp32 };
        throw new DeviceException($"the device '{plain}' ({_device.Title}) has no tensor cores that can do '{name}', which needs NVIDIA's compute capability 8.0: use --device {plain}");
    }
}
