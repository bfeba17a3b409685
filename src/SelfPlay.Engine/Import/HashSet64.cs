namespace SelfPlay.Engine.Import;

/// <summary>A set of hashes in 8 bytes each and as much free room: open addressing. Zero is a hash like any other.</summary>
internal sealed class HashSet64
{
    private ulong[] _slots = new ulong[1 << 10];
    private bool _hasZero;
    private int _count;

    /// <summary>False if it was there.</summary>
    public bool Add(ulong hash)
    {
        if (hash == 0)
        {
            var isNew = !_hasZero;
            _hasZero = true;
            return isNew;
        }

        if (4L * _count >= 3L * _slots.Length) Grow();
        var slot = Find(_slots, hash);
        if (_slots[slot] == hash) return false;
        _slots[slot] = hash;
        _count++;
        return true;
    }

    /// <summary>The slot of the hash, or the free one where it belongs.</summary>
    private static int Find(ulong[] slots, ulong hash)
    {
        var slot = (int)(hash & (ulong)(slots.Length - 1));
        while (slots[slot] != 0 && slots[slot] != hash) slot = (slot + 1) & (slots.Length - 1);
        return slot;
    }

    private void Grow()
    {
        var slots = new ulong[2 * _slots.Length];
        foreach (var hash in _slots)
        {
            if (hash != 0) slots[Find(slots, hash)] = hash;
        }

        _slots = slots;
    }
}
