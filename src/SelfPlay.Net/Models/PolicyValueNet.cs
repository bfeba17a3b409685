using SelfPlay.Net.Backends;
using SelfPlay.Net.Layers;
using SelfPlay.Net.Tensors;
using SelfPlay.Net.Training;

namespace SelfPlay.Net.Models;

/// <summary>
/// The network in the form that is trained: normalisation measures the batch, and every layer keeps what its way back needs.
/// Planes to policy logits (rows x policy size) and value logits (rows x win, draw, loss for the side to move).
/// </summary>
public sealed class PolicyValueNet : IDisposable
{
    private readonly LayerContext _context;
    private readonly ConvolutionUnit _input;
    private readonly ResidualBlock[] _blocks;
    private readonly Chain _policy;
    private readonly Chain _value;
    private readonly Tensor _towerGradient;
    private readonly Tensor _headGradient;

    public PolicyValueNet(IBackend backend, NetworkConfig config, int maxBatch)
    {
        Config = config;
        _context = new LayerContext(backend, maxBatch, NetworkLayout.Of(config));
        var board = new Shape(1, config.Height, config.Width, config.Planes);
        var tower = board.WithChannels(config.Tower.Filters);
        Planes = _context.Activation(board);
        _input = new ConvolutionUnit(_context, "input", NetworkLayout.Input(config).Filter, board);
        var scratch = BlockScratch.Allocate(_context, tower);
        _blocks = new ResidualBlock[config.Tower.Blocks];
        for (var i = 0; i < _blocks.Length; i++)
            _blocks[i] = new ResidualBlock(_context, $"block{i}", tower, config.Tower.SqueezeChannels, scratch);
        _towerGradient = _context.Activation(tower);
        // The way back through the heads is over before the blocks need their scratch.
        _headGradient = scratch.Residual;
        _policy = PolicyHead(board, scratch.Hidden);
        _value = ValueHead(board);
        PolicyGradient = _context.Activation(Shape.Vector(1, config.PolicySize));
        ValueGradient = _context.Activation(Shape.Vector(1, ValueTargets.Classes));
    }

    public NetworkConfig Config { get; }

    /// <summary>Room for the input of the largest batch.</summary>
    public Tensor Planes { get; }

    /// <summary>Room for the gradient by the policy logits.</summary>
    public Tensor PolicyGradient { get; }

    /// <summary>Room for the gradient by the value logits.</summary>
    public Tensor ValueGradient { get; }

    /// <summary>All numbers of the network, moving averages included, by <see cref="NetworkLayout"/>.</summary>
    public BufferSet Values => _context.Values;

    /// <summary>Gradients of what is learnt, written by <see cref="Backward"/>.</summary>
    public BufferSet Gradients => _context.Gradients;

    /// <summary>Memory of values, gradients and activations.</summary>
    public long Bytes => _context.Bytes;

    /// <summary>Planes (already in <see cref="Planes"/>) to logits; both belong to the network and hold until the next pass.</summary>
    public (Tensor Policy, Tensor Value) Forward(int rows, NormalizationStep step)
    {
        _context.Step = step;
        var x = _input.Forward(Planes.WithBatch(rows));
        foreach (var block in _blocks) x = block.Forward(x);
        return (_policy.Forward(x).Flattened(), _value.Forward(x));
    }

    /// <summary>From <see cref="PolicyGradient"/> and <see cref="ValueGradient"/> (used up) to <see cref="Gradients"/>.</summary>
    public void Backward(int rows)
    {
        var dx = _towerGradient.WithBatch(rows);
        var fromValue = _headGradient.WithBatch(rows);
        _policy.Backward(PolicyGradient.As(PolicyShape(rows)), dx);
        _value.Backward(ValueGradient.WithBatch(rows), fromValue);
        _context.Backend.Add(fromValue, dx);
        for (var i = _blocks.Length - 1; i >= 0; i--) _blocks[i].Backward(dx, dx);
        _input.Backward(dx, null);
    }

    public void Dispose() => _context.Dispose();

    private Shape PolicyShape(int rows) => Config.HasSpatialPolicy
        ? new Shape(rows, Config.Height, Config.Width, Config.PolicyPlanes)
        : Shape.Vector(rows, Config.PolicySize);

    private Chain PolicyHead(Shape board, Tensor scratch)
    {
        var filter = NetworkLayout.PolicyBody(Config).Filter;
        var body = new ConvolutionUnit(_context, "policy.body", filter, board);
        if (!Config.HasSpatialPolicy)
        {
            var linear = new Linear(_context, "policy.output", NetworkLayout.PolicyOutput(Config).Filter, relu: false);
            return new Chain([body, linear], [_context.Activation(board.WithChannels(filter.Outputs))]);
        }

        var output = new Convolution(_context, "policy.output", NetworkLayout.PolicyOutput(Config).Filter, board, bias: true, relu: false);
        return new Chain([body, output], [scratch]);
    }

    private Chain ValueHead(Shape board)
    {
        var filter = NetworkLayout.ValueBody(Config).Filter;
        var body = new ConvolutionUnit(_context, "value.body", filter, board);
        var hidden = new Linear(_context, "value.hidden", NetworkLayout.ValueHidden(Config).Filter, relu: true);
        var output = new Linear(_context, "value.output", NetworkLayout.ValueOutput(Config).Filter, relu: false);
        return new Chain(
            [body, hidden, output],
            [_context.Activation(board.WithChannels(filter.Outputs)), _context.Activation(Shape.Vector(1, Config.Tower.ValueHidden))]);
    }
}
