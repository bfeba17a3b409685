namespace SelfPlay.Games.Encoding;

/// <summary>The shape of an encoded position: a stack of planes over a board. Stored cell by cell: value of plane p at (row, column) is
/// <c>planes[(row * Width + column) * Planes + p]</c>.</summary>
public readonly record struct PlaneShape(int Height, int Width, int Planes)
{
    public int Cells => Height * Width;

    public int Size => Height * Width * Planes;

    public override string ToString() => $"{Height}x{Width}x{Planes}";
}
